/** `cx verify PROOF.zip [FILE.pdf]`: whether a proof of distribution holds, offline; exit code 0 when all of it does, 1 when not. */
import { checkProof, type Verdict } from '#shared/proof/check-proof.ts'
import { NotAProof } from '#shared/proof/open-proof.ts'
import { argumentsOf, madeOf, readBytes } from './command-line.ts'

/** Takes the arguments after `verify`. @throws CommandError where a file cannot be read or is no proof. */
export async function verifyCommand(args: string[]): Promise<Verdict> {
  const { file: proof, others } = argumentsOf(args, {}, 'cx verify PROOF.zip [FILE.pdf]', 1)
  const [pdf] = others
  const zip = await readBytes(proof)
  const file = pdf === undefined ? null : await readBytes(pdf)
  const verdict = await madeOf(proof, NotAProof, () => checkProof(zip, file))
  process.exitCode = verdict.holds ? 0 : 1
  return verdict
}
