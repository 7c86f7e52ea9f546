/** `cx verify PROOF.zip [FILE.pdf]`: whether a proof of distribution holds, offline; exit code 0 when all of it does, 1 when not. */
import { readFile } from 'node:fs/promises'
import { checkProof, type Verdict } from '#shared/proof/check-proof.ts'
import { NotAProof } from '#shared/proof/open-proof.ts'
import { CommandError, onFile } from './command-line.ts'

const USAGE = 'cx verify PROOF.zip [FILE.pdf]'

/** Takes the arguments after `verify`. @throws CommandError where a file cannot be read or is no proof. */
export async function verifyCommand(args: string[]): Promise<Verdict> {
  const [proof, pdf, ...others] = args
  if (proof === undefined || others.length > 0 || args.some((one) => one.startsWith('-')))
    throw new CommandError(`用法：${USAGE}`)
  const zip = await bytesOf(proof)
  const file = pdf === undefined ? null : await bytesOf(pdf)
  try {
    const verdict = await checkProof(zip, file)
    process.exitCode = verdict.holds ? 0 : 1
    return verdict
  } catch (error) {
    if (error instanceof NotAProof) throw new CommandError(`${proof}：${error.message}`)
    throw error
  }
}

const bytesOf = async (path: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await onFile(path, '读取', readFile(path)))
