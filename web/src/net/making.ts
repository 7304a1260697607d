// The part of the page that makes a room and posts it.

import "../main";

export { makeRoom, postRoom } from "./create";
