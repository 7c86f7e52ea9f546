/** How large a picture may be that is taken in; without zod, since the desk asks too. */

/** Lambda takes 6 MB of request with the body in base64, which leaves 4.5 MB of picture. */
export const MOST_PICTURE_BYTES = 4_000_000
/** In pixels: more is never seen on a page, and takes the browser that prints it seconds. */
export const LONGEST_PICTURE_SIDE = 12_000
export const MOST_PICTURE_PIXELS = 20_000_000
