/** Catches what breaks while a page is drawn, or a part that can no longer be loaded after an update; drafts are kept. */
import { Component, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

type Props = { children: ReactNode }

export class CrashNet extends Component<Props, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <div className="page">
        <Notice
          tone="red"
          title="页面出错，或系统刚刚更新"
          actions={
            <Button small onPress={() => window.location.reload()}>
              刷新页面
            </Button>
          }
        >
          <p>没有保存的内容已留在本机，刷新后会自动恢复。</p>
        </Notice>
      </div>
    )
  }
}
