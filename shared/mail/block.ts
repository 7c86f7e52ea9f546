/** The blocks of a mail: they hold plain text; `\n` in it divides lines. `href` is an http(s) address. */
export type Block =
  | { kind: 'masthead'; name: string; line: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'facts'; rows: { label: string; text: string }[] }
  | { kind: 'quote'; label: string; text: string }
  | { kind: 'list'; heading: string; entries: string[] }
  | { kind: 'link'; label: string; href: string }
