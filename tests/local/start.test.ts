/** `npm start` as its user meets it: one tree, one folder, refusals in one line, nothing left behind. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type App, isAlive, startApp, treeOf } from '../support/app.ts'
import { aDraft, ok } from '../support/issue-steps.ts'

const folders: string[] = []
const apps: App[] = []
const aFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'chuangxun-start-'))
  folders.push(folder)
  return folder
}
const start = async (folder: string, environment?: Record<string, string>) => {
  const app = await startApp(folder, environment)
  apps.push(app)
  return app
}
afterEach(async () => {
  for (const app of apps.splice(0)) await app.kill()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

test('it prints what one needs and listens on this machine only; a second on its folder or port is refused with one line; SIGINT ends the whole tree', async () => {
  const folder = aFolder()
  const app = await start(folder)
  expect(app.printed()).toContain(`窗讯已启动：${app.url}`)
  expect(app.printed()).toContain('zhoumin@centre.example')
  expect(app.printed()).toContain(`数据文件夹：${folder}`)
  expect(new URL(app.url).hostname).toBe('127.0.0.1')
  await expect(start(folder)).rejects.toThrow(/^另一个窗讯进程正在使用数据文件夹[^\n]*\n$/)
  await expect(start(aFolder(), { PORT: new URL(app.url).port })).rejects.toThrow(/^[^\n]*EADDRINUSE[^\n]*\n$/)
  expect((await fetch(app.url)).status).toBe(200)
  expect((await fetch(`${app.url}/api/me`)).status).toBe(401)
  await endsWhole(app, 'SIGINT')
})

test.each([
  [{ PORT: 'eighty' }, /^PORT: [^\n]*\n$/],
  [{ DEMO: 'some' }, /^DEMO: [^\n]*\n$/],
])('a wrong setting %j is refused with one line that names it', async (environment, line) => {
  await expect(start(aFolder(), environment)).rejects.toThrow(line)
})

test('SIGTERM ends the whole tree, what was written is there after it, and the engine ends by itself when its parent is killed', async () => {
  const folder = aFolder()
  const first = await start(folder)
  const { id } = await aDraft(await first.as('zhou-min'))
  await endsWhole(first, 'SIGTERM')
  const second = await start(folder)
  expect(ok(await (await second.as('zhou-min')).get(`/api/issues/${id}`)).state).toBe('draft')
  const tree = treeOf(second.pid)
  process.kill(second.pid, 'SIGKILL')
  await expect.poll(() => tree.filter(isAlive), { timeout: 10_000 }).toEqual([])
})

/** By a signal, with all that it started. */
async function endsWhole(app: App, signal: NodeJS.Signals): Promise<void> {
  const tree = treeOf(app.pid)
  expect(tree.length).toBeGreaterThan(2)
  expect(await app.stop(signal)).toBe(0)
  // The browser's own helpers follow it within moments.
  await expect.poll(() => tree.filter(isAlive), { timeout: 5000 }).toEqual([])
}

test('a demo that was cut off while being filled in is filled in anew', async () => {
  const folder = aFolder()
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../infra/local/start.ts')], {
    env: { ...process.env, PORT: '0', DEMO: 'centre', DATA_DIR: folder },
    stdio: 'ignore',
  })
  const gone = once(child, 'exit')
  await expect.poll(() => existsSync(join(folder, 'demo-is-being-filled')), { timeout: 30_000, interval: 1 }).toBe(true)
  for (const pid of treeOf(child.pid ?? 0)) process.kill(pid, 'SIGKILL')
  await gone
  const app = await start(folder)
  const { recipients } = ok(await (await app.as('he-jing')).get('/api/publications/briefing/recipients'))
  expect(recipients).toHaveLength(37)
})

describe('the database engine ends by itself', () => {
  const nameOf = (pid: number) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? ''
    } catch {
      return '' // It ended while we looked.
    }
  }
  const engineOf = (app: App) => treeOf(app.pid).find((pid) => nameOf(pid).endsWith('/dynoxide'))
  const health = async (app: App) => (await fetch(`${app.url}/healthz`)).status

  test('it is started again with all that was kept, and the app goes on', async () => {
    const app = await start(aFolder())
    const editor = await app.as('zhou-min')
    const issue = await aDraft(editor)
    expect(await health(app)).toBe(200)
    for (let times = 0; times < 2; times += 1) {
      const engine = engineOf(app)
      if (engine === undefined) throw new Error('no engine')
      process.kill(engine, 'SIGKILL')
      await expect.poll(() => health(app), { timeout: 20_000 }).toBe(200)
      expect(engineOf(app)).not.toBe(engine)
    }
    expect(ok(await editor.get(`/api/issues/${issue.id}`)).id).toBe(issue.id)
    const called = {
      move: 'call-for-news',
      version: issue.version,
      deadline: new Date(Date.now() + 86_400_000),
      departments: ['kjt'],
    }
    ok(await editor.post(`/api/issues/${issue.id}/moves`, called))
    await app.stop()
    expect(engineOf(app)).toBeUndefined()
  })

  test('again and again: the whole ends with a sentence, and leaves nothing behind', async () => {
    const app = await start(aFolder())
    const tree = treeOf(app.pid)
    const gone = new Set<number>()
    await expect
      .poll(
        () => {
          const engine = engineOf(app)
          if (engine !== undefined && !gone.has(engine)) {
            gone.add(engine)
            process.kill(engine, 'SIGKILL')
          }
          return isAlive(app.pid)
        },
        { timeout: 30_000, interval: 50 },
      )
      .toBe(false)
    // One that could not start at once is counted as well.
    expect(gone.size).toBeGreaterThanOrEqual(3)
    expect(gone.size).toBeLessThanOrEqual(6)
    expect(app.printed()).toMatch(/数据库引擎接连意外退出，窗讯已停止/)
    await expect.poll(() => tree.filter(isAlive), { timeout: 15_000 }).toEqual([])
  })
})
