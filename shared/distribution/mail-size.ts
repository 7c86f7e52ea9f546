/** How large a mail becomes on its way: known before review, since a server that turns it away does so for everyone. */

/** As mail servers count: SES takes 10 of these in a whole message. */
export const MEGABYTE = 1_048_576

/** The most bytes of a mail where nothing else is set. */
export const MOST_MEGABYTES = 10

/** Bytes that a file of so many becomes as an attachment: base64 in lines of 76 characters (RFC 2045, 6.8). */
export function attachedBytes(bytes: number): number {
  const characters = 4 * Math.ceil(bytes / 3)
  return characters + 2 * Math.ceil(characters / 76)
}

/** `3.4 MB`: rounded up, so that what is said to fit does. */
export const inMegabytes = (bytes: number): string => `${(Math.ceil((bytes / MEGABYTE) * 10) / 10).toFixed(1)} MB`

/** A limit: rounded down, so that what goes beyond it is never told as the same number; in hundredths below one. */
function limitInMegabytes(most: number): string {
  const digits = most < MEGABYTE ? 2 : 1
  return `${(Math.floor((most / MEGABYTE) * 10 ** digits) / 10 ** digits).toFixed(digits)} MB`
}

/** Why a mail of so many bytes cannot go out, in Chinese; null where it can. */
export const whyTooLarge = (bytes: number, most: number): string | null =>
  bytes <= most
    ? null
    : `带上 PDF 的邮件有 ${inMegabytes(bytes)}，超过 ${limitInMegabytes(most)} 的上限，发不出去。请删减图片或拆分内容。`
