/** Signing in: the mailbox, then the six digits that were mailed to it. */
import { useState } from 'react'
import { hasExpired } from '../../api/query-client.ts'
import { Notice } from '../../parts/notice.tsx'
import { useTitle } from '../../parts/page.tsx'
import { AnswerCode } from './answer-code.tsx'
import { AskCode } from './ask-code.tsx'
import type { Challenge } from './challenge.ts'
import { useDemo } from './demo.tsx'

export function SignIn() {
  useTitle('登录')
  const demo = useDemo()
  const [challenge, setChallenge] = useState<Challenge | null>(null)
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <h1 className="sign-in-name">窗讯</h1>
        <p className="sign-in-what">政务服务简报 · 约稿、编审、签发与分发</p>
        {hasExpired() && (
          <Notice tone="amber">
            登录已过期，请重新登录。没有保存的稿件会自动恢复；窗口里没写完的，再打开那个窗口可以接着写。
          </Notice>
        )}
        {challenge ? (
          <AnswerCode key={challenge.id} challenge={challenge} outbox={demo?.outbox} onAgain={setChallenge} />
        ) : (
          <AskCode demo={demo} onAsked={setChallenge} />
        )}
      </div>
    </main>
  )
}
