/** A text without the mailboxes in it: what servers and libraries say of a fault may name people. */

/** As far as both sides of the sign may be one; RFC 5321 allows 64 and 255 characters. A slash is a path's, as of `node_modules/@aws-sdk`. */
const ADDRESS = /(?:"[^"\n]{1,64}"|[^\s/@<>()[\]{}",;:“”、，；：（）《》]{1,64})(?:@|%40)[\p{L}\p{N}.-]{1,255}/gu

export const withoutAddresses = (text: string): string => text.replace(ADDRESS, '<mailbox>')
