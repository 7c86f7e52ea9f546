/** Catches what breaks while a page is drawn, or a part that can no longer be loaded after an update; drafts are kept. */
import { Component, type ReactNode } from 'react'
import { BROWSERS } from '../browsers.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

type Props = { children: ReactNode }

const KEY = 'chuangxun:reloaded'
/** A reader who sees the same again within this time is not sent to reload once more. */
const SOON_MS = 5 * 60_000

/** Whether this page was reloaded because it was broken, and is so again. Unknown where the browser keeps nothing. */
function wasReloaded(): boolean {
  try {
    const [path, at] = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return path === location.pathname && Date.now() - Number(at) < SOON_MS
  } catch {
    return false
  }
}

function reload(): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([location.pathname, Date.now()]))
  } catch {
    // It is then told the same again.
  }
  location.reload()
}

export class ErrorBoundary extends Component<Props, { broken: string | null }> {
  override state: { broken: string | null } = { broken: null }

  static getDerivedStateFromError(error: unknown) {
    return { broken: String(error) }
  }

  override render() {
    const { broken } = this.state
    if (broken === null) return this.props.children
    const again = wasReloaded()
    return (
      <div className="page">
        <Notice
          tone="red"
          title={again ? '刷新后这一页仍然出错' : '页面出错，或系统刚刚更新'}
          actions={
            <Button small onPress={again ? () => location.assign('/') : reload}>
              {again ? '回到首页' : '刷新页面'}
            </Button>
          }
        >
          <p>没有保存的内容已留在本机，再打开这一页时会自动恢复。</p>
          {again && (
            <p className="break">
              请换一个浏览器再试（{BROWSERS}）；还是不行的，请把这一行告诉管理员：{broken}
            </p>
          )}
        </Notice>
      </div>
    )
  }
}
