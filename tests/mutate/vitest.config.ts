/** The tests with one fault put into one source, which the environment names: no file is changed. */
import { mergeConfig } from 'vitest/config'
import { z } from 'zod'
import config from '../../vitest.config.ts'
import { mutated } from './mutations.ts'

const Mutant = z.object({ path: z.string(), start: z.number(), end: z.number(), text: z.string() })
const mutant = Mutant.parse(JSON.parse(process.env.MUTANT ?? ''))

export default mergeConfig(config, {
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      transform: (code: string, id: string) =>
        id.endsWith(`/${mutant.path}`) ? { code: mutated(code, mutant), map: null } : undefined,
    },
  ],
})
