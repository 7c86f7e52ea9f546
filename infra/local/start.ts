/** `npm start`: the whole app in one process tree on this machine, its data in one folder. */
import '../needs-node.js'
import { mkdir } from 'node:fs/promises'
import { faultInWords } from '#functions/files/disk-faults.ts'
import { storageFaultOf } from '#functions/store/store-faults.ts'
import { FolderTaken, lockFolder } from './folder-lock.ts'
import { type Running, runApp } from './run-app.ts'
import { type LocalSettings, readSettings } from './settings.ts'

const fail = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

/** Ends on the first signal; a second one finds it ending already. */
function endWith(running: Running): void {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const end = () => {
    for (const signal of signals) process.removeListener(signal, end).on(signal, () => {})
    void running.stop().then(() => process.exit(0))
  }
  for (const signal of signals) process.on(signal, end)
}

let settings: LocalSettings
try {
  settings = readSettings(process.env)
  await mkdir(settings.dataDir, { recursive: true, mode: 0o700 }).catch((error: unknown) =>
    fail(
      `数据文件夹 ${settings.dataDir} 用不了：${faultInWords(error)}。请检查它的位置、磁盘空间和权限，或用 DATA_DIR 指定别的文件夹。`,
    ),
  )
  await lockFolder(settings.dataDir)
  const running = await runApp(settings, () =>
    fail(
      `数据库引擎接连意外退出，窗讯已停止。数据都在 ${settings.dataDir} 中，请重新启动；如再次发生，请检查磁盘空间和内存。`,
    ),
  )
  endWith(running)
  process.stdout.write(`${running.banner}\n`)
} catch (error) {
  if (error instanceof FolderTaken)
    fail(`另一个窗讯进程正在使用数据文件夹 ${error.message}；请先停止它，或用 DATA_DIR 指定别的文件夹。`)
  const storage = storageFaultOf(error)
  if (storage === 'storage-full') fail('数据文件夹所在的磁盘已满，窗讯没有启动。请清理磁盘后重新启动，已存的数据都在。')
  if (storage === 'store-away')
    fail('数据库没有应答，窗讯没有启动。请检查 DYNAMODB_ENDPOINT 所指的数据库是否在运行，再重新启动。')
  if (storage === 'storage-failed') fail('数据库文件读写不了，窗讯没有启动。请检查数据文件夹的权限和磁盘后重新启动。')
  fail(error instanceof Error ? error.message : String(error))
}
