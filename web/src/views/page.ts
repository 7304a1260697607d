// The page as it is being painted, from the root down, for what lies deep in it and is given less: a
// dialog tells what its buttons led to. A context would cost the first load more.

import type { PageProps } from "./props";

/** Set by whoever paints the page, before anything in it. */
export const page: { now: PageProps | null } = { now: null };
