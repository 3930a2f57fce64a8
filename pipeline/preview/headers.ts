/** Every answer has these: nothing guesses its type, keeps it, tells where it came from, or shares a process with another origin’s page. */
export const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
} as const

/** The workbench itself: its own scripts and styles, and frames of this server. */
export const workbenchPolicy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "frame-src 'self'", "img-src 'self' data:", "font-src 'self'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ')

/** What is the book’s: it runs nothing, and reaches nothing but its own styles, fonts and pictures. */
export const bookPolicy = [
  "default-src 'none'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'", 'sandbox allow-same-origin',
].join('; ')
