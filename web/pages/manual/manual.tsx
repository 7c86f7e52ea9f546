/** The manual (docs/手册.md) as a page: its chapters, with the pictures that `npm run manual` makes. */
import { marked, type Token, type Tokens } from 'marked'
import { type ReactNode, useEffect } from 'react'
import text from '../../../docs/手册.md?raw'
import { Page } from '../../parts/page.tsx'
import '../../style/manual.css'

const PICTURES = import.meta.glob<string>('../../../docs/手册/?*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
})
const pictureAt = (href: string) => PICTURES[`../../../docs/${decodeURIComponent(href)}`]

const TOKENS = marked.lexer(text)
const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading'
const TITLE = TOKENS.find(isHeading)?.text ?? '使用手册'
const CHAPTERS = TOKENS.filter(isHeading).filter(({ depth }) => depth === 2)

export function Manual() {
  // A chapter that an address names is there only now.
  useEffect(() => {
    const named = decodeURIComponent(window.location.hash.slice(1))
    if (named) document.getElementById(named)?.scrollIntoView()
  }, [])
  return (
    <Page title={TITLE}>
      <nav className="card manual-chapters" aria-label="各章">
        <ul className="chapters">
          {CHAPTERS.map(({ text: chapter }) => (
            <li key={chapter}>
              <a className="link" href={`#${chapter}`}>
                {chapter}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <article className="card manual">{TOKENS.filter((token) => token !== TOKENS[0]).map(block)}</article>
    </Page>
  )
}

/** What the manual is written with, and nothing else: a kind more is shown as its text. */
function block(token: Token, n: number): ReactNode {
  const key = `${n}`
  switch (token.type) {
    case 'space':
      return null
    case 'heading':
      return (
        <h2 key={key} id={token.text}>
          {inline(token.tokens)}
        </h2>
      )
    case 'list': {
      const items = token.items.map((item: Tokens.ListItem) => <li key={item.raw}>{inline(item.tokens)}</li>)
      return token.ordered ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>
    }
    case 'paragraph':
      return token.tokens?.[0]?.type === 'image' ? (
        <figure key={key}>{inline(token.tokens)}</figure>
      ) : (
        <p key={key}>{inline(token.tokens)}</p>
      )
    default:
      return <p key={key}>{token.raw}</p>
  }
}

/** Its title has it (`1280×760`): its place is kept until it comes. */
function sizeOf(title: string | null) {
  const [width, height] = (title ?? '').split('×')
  return width && height ? { width, height } : {}
}

const inline = (tokens: readonly Token[] = []): ReactNode[] =>
  tokens.map((token, n) => {
    const key = `${n}`
    switch (token.type) {
      case 'strong':
        return <strong key={key}>{inline(token.tokens)}</strong>
      case 'image':
        return <img key={key} src={pictureAt(token.href)} alt={token.text} {...sizeOf(token.title)} loading="lazy" />
      case 'text':
        return 'tokens' in token && token.tokens ? inline(token.tokens) : token.text
      default:
        return token.raw
    }
  })
