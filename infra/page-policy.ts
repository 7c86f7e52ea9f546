/** The Content-Security-Policy of our pages: what each may load and who may frame it; the same on AWS and locally. */

export const PAGE_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The same for `npm run dev` alone: Vite reloads modules by a script and styles within the page, and by a socket. */
export const DEV_PAGE_POLICY = [
  PAGE_POLICY,
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self' ws:",
].join('; ')
