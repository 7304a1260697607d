// The part of the page that seals what a new room begins with.

import "../main";

export { sealContent } from "./content";
