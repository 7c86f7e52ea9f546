/** Each of our functions as the template describes it: code, handler, layers, environment, limits, and what its role may do. */
import { closeSync, globSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type BrotliDecompress, createBrotliDecompress } from 'node:zlib'
import type { Template } from 'aws-cdk-lib/assertions'
import { fillingIn } from '../filled-in.ts'
import { functionsOf, resourcesOf } from '../synthesised.ts'
import type { Statement } from './statements.ts'

export type Described = {
  name: string
  arn: string
  handler: string
  /** The folder of its code, and those of its layers. */
  code: string
  layers: string[]
  architecture: string
  memoryMb: number
  timeoutMs: number
  variables: Record<string, string>
  /** The role's id, which is its access key here, and what it may do. */
  role: string
  statements: Statement[]
  logGroup: string
}

/** `assets`: the folder into which the app was synthesised, with everything bundled. */
export function describedIn(template: Template, assets: string): Map<string, Described> {
  const fill = fillingIn(template)
  const assetOf = (id: string) => join(assets, template.toJSON().Resources[id].Metadata['aws:asset:path'])
  const statementsOf = (role: string): Statement[] =>
    resourcesOf(template, 'AWS::IAM::Policy')
      .filter(([, { Properties }]) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === role))
      .flatMap(([, { Properties }]) => fill(Properties.PolicyDocument.Statement))
  const describe = ([name, { id, variables }]: [string, { id: string; variables: Record<string, string> }]) => {
    const { Properties } = template.toJSON().Resources[id]
    const role = Properties.Role['Fn::GetAtt'][0]
    const described: Described = {
      name,
      arn: fill({ 'Fn::GetAtt': [id, 'Arn'] }),
      handler: Properties.Handler,
      code: assetOf(id),
      layers: (Properties.Layers ?? []).map(({ Ref }: { Ref: string }) => assetOf(Ref)),
      architecture: Properties.Architectures[0],
      memoryMb: Properties.MemorySize,
      timeoutMs: Properties.Timeout * 1000,
      variables,
      role,
      statements: statementsOf(role),
      logGroup: fill({ 'Fn::GetAtt': [Properties.LoggingConfig.LogGroup.Ref, 'Arn'] }),
    }
    return [name, described] as const
  }
  return new Map([...functionsOf(template)].map(describe))
}

/** By the number that an ELF file bears at its byte 18. */
const MACHINES: Record<number, string> = { 62: 'x86_64', 183: 'arm64' }

/** Of every program in a layer, packed or not, the architecture that it was made for. */
export async function architecturesIn(layer: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const path of globSync('**/*', { cwd: layer })) {
    const file = join(layer, path)
    if (!statSync(file).isFile()) continue
    const head = await unpackedHead(file, path.endsWith('.br'))
    if (head.toString('latin1', 0, 4) === '\x7fELF') found.set(path, MACHINES[head.readUInt16LE(18)] ?? 'another')
  }
  return found
}

const HEAD = 64

async function unpackedHead(file: string, packed: boolean): Promise<Buffer> {
  const start = Buffer.alloc(packed ? 65_536 : HEAD)
  const opened = openSync(file, 'r')
  const length = readSync(opened, start, 0, start.length, 0)
  closeSync(opened)
  return packed ? firstOf(createBrotliDecompress(), start.subarray(0, length)) : start
}

/** The end of what is packed is not there, which is no error before the head is out. */
const firstOf = (unpacking: BrotliDecompress, start: Buffer): Promise<Buffer> =>
  new Promise((resolve) => {
    unpacking.once('data', (chunk: Buffer) => resolve(Buffer.concat([chunk, Buffer.alloc(HEAD)])))
    unpacking.once('error', () => resolve(Buffer.alloc(HEAD)))
    unpacking.write(start)
  })

/** Unpacked bytes of a function with its layers, of which Lambda takes 250 MB. */
export const sizeOf = ({ code, layers }: Described): number =>
  [code, ...layers]
    .flatMap((folder) => globSync('**/*', { cwd: folder }).map((path) => statSync(join(folder, path))))
    .reduce((sum, found) => sum + (found.isFile() ? found.size : 0), 0)
