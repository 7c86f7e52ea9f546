/** What a page of ours may load and who may frame it, as Content-Security-Policy; the same on AWS and locally. */

export const PAGE_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')
