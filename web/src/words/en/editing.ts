// The words of editing and deleting what stands already.

export const editing = {
  editTitle: { note: "Edit your note", comment: "Edit your comment" },
  editLabel: "Text",
  deleteTitle: { note: "Delete your note?", comment: "Delete your comment?" },
  deleteDo: "Delete",
};
