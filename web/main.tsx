/** Where the web starts: first what this browser lacks, then the application, in place of what index.html says until then. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { fetchAhead } from './fetch-ahead.ts'
import { guardComposing } from './parts/composing.ts'
import { keepFocus } from './parts/keep-focus.ts'
import './style/index.css'

// The newest of what older.ts fills in: a browser that has it has the rest. No module calls any of it before it is drawn.
const isOlder = typeof Promise.withResolvers !== 'function'

async function start(root: HTMLElement): Promise<void> {
  if (isOlder) await import('./older.ts')
  guardComposing()
  keepFocus()
  fetchAhead(location.pathname)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

const root = document.getElementById('root')
// A browser that is too old is told so by start.js, which marks it.
if (root && !document.documentElement.hasAttribute('data-too-old')) void start(root)
