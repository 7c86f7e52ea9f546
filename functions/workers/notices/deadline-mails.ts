/** Composes the mails of a new deadline, a department's own (延期) or of all, as it is now: null where it was taken back, or the call ended, meanwhile. */
import { deadlineExtended } from '#shared/mail/deadline-extended.ts'
import { extensionTakenBack } from '#shared/mail/extension-taken-back.ts'
import { inputReopened } from '#shared/mail/input-reopened.ts'
import type { Notice } from '#shared/work.ts'
import type { WorkerDeps } from '../../deps.ts'
import { toDepartment } from './notice-facts.ts'

type Of<M extends Notice['mail']> = Extract<Notice, { mail: M }>

export async function deadlineExtendedMail(deps: WorkerDeps, notice: Of<'deadline-extended'>) {
  const { addressed, facts, deadline, extended } = await toDepartment(deps, notice)
  if (deadline === null || !extended) return null
  return { ...addressed, message: deadlineExtended({ ...facts, deadline, reason: notice.reason }) }
}

export async function extensionTakenBackMail(deps: WorkerDeps, notice: Of<'extension-taken-back'>) {
  const { addressed, facts, deadline, extended } = await toDepartment(deps, notice)
  if (deadline === null || extended) return null
  return { ...addressed, message: extensionTakenBack({ ...facts, deadline, reason: notice.reason }) }
}

export async function inputReopenedMail(deps: WorkerDeps, notice: Of<'input-reopened'>) {
  const { addressed, facts, deadline } = await toDepartment(deps, notice)
  return deadline === null
    ? null
    : { ...addressed, message: inputReopened({ ...facts, deadline, reason: notice.reason }) }
}
