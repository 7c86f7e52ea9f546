/** The saver: one write at a time, the newest value, nothing forgotten, and a stop when someone else was first. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Refused } from '../../web/api/refused.ts'
import { createSaver } from '../../web/parts/saving/saver.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A server that answers each write when told, and keeps what it was given. */
function aServer() {
  const written: string[] = []
  const open: { resolve: () => void; reject: (error: unknown) => void }[] = []
  const write = (value: string) =>
    new Promise<void>((resolve, reject) => {
      written.push(value)
      open.push({ resolve, reject })
    })
  const settle = async (error?: unknown) => {
    const next = open.shift()
    if (error) next?.reject(error)
    else next?.resolve()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { written, write, settle }
}

describe('a saver', () => {
  test('waits until typing rests, then writes the newest value once', async () => {
    const { written, write, settle } = aServer()
    const saver = createSaver(write)
    saver.offer('a')
    await vi.advanceTimersByTimeAsync(500)
    saver.offer('ab')
    await vi.advanceTimersByTimeAsync(799)
    expect(written).toEqual([])
    expect(saver.get().state).toBe('waiting')
    await vi.advanceTimersByTimeAsync(1)
    expect(saver.get().state).toBe('saving')
    await settle()
    expect(written).toEqual(['ab'])
    expect(saver.get().state).toBe('saved')
  })

  test('never has two writes in flight, and writes what was typed meanwhile afterwards', async () => {
    const { written, write, settle } = aServer()
    const saver = createSaver(write)
    saver.offer('a')
    await vi.advanceTimersByTimeAsync(800)
    saver.offer('ab')
    saver.offer('abc')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(written).toEqual(['a'])
    await settle()
    expect(written).toEqual(['a', 'abc'])
    await settle()
    expect(saver.get().state).toBe('saved')
  })

  test('stops at a stale write, keeps what is typed, and goes on with what the person decides', async () => {
    const { written, write, settle } = aServer()
    const saver = createSaver(write)
    saver.offer('mine')
    await vi.advanceTimersByTimeAsync(800)
    await settle(new Refused('stale', ''))
    expect(saver.get().state).toBe('stale')
    saver.offer('mine too')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(written).toEqual(['mine'])
    await expect(saver.flush()).rejects.toMatchObject({ code: 'stale' })
    saver.resume('mine on top of theirs')
    await vi.advanceTimersByTimeAsync(0)
    expect(written).toEqual(['mine', 'mine on top of theirs'])
  })

  test('tries again by itself what may pass, and not what was refused', async () => {
    const passing = aServer()
    const saver = createSaver(passing.write)
    saver.offer('a')
    await vi.advanceTimersByTimeAsync(800)
    await passing.settle(new Refused('offline', ''))
    expect(saver.get().state).toBe('failed')
    await vi.advanceTimersByTimeAsync(5_000)
    await passing.settle()
    expect(passing.written).toEqual(['a', 'a'])
    expect(saver.get().state).toBe('saved')

    const refusing = aServer()
    const other = createSaver(refusing.write)
    other.offer('bad')
    await vi.advanceTimersByTimeAsync(800)
    await refusing.settle(new Refused('bad-request', ''))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(refusing.written).toEqual(['bad'])
    expect(other.get().state).toBe('failed')
  })

  test('saves before an exclusive act, and writes nothing during it', async () => {
    const { written, write, settle } = aServer()
    const saver = createSaver(write)
    saver.offer('a')
    let finish = () => {}
    const acted = saver.exclusive(() => {
      written.push('ACT')
      return new Promise<void>((resolve) => {
        finish = resolve
      })
    })
    await vi.advanceTimersByTimeAsync(0)
    await settle()
    expect(written).toEqual(['a', 'ACT'])
    saver.offer('ab')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(written).toEqual(['a', 'ACT'])
    finish()
    await acted
    await vi.advanceTimersByTimeAsync(800)
    expect(written).toEqual(['a', 'ACT', 'ab'])
  })
})
