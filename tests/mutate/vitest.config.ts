/** The tests with one fault put into one source, which the environment names: no file is changed. */
import { mergeConfig } from 'vitest/config'
import type { VitestPluginContext } from 'vitest/node'
import { z } from 'zod'
import config from '../../vitest.config.ts'
import { mutated } from './mutations.ts'

const Mutant = z.object({ path: z.string(), start: z.number(), end: z.number(), text: z.string() })
const mutant = Mutant.parse(JSON.parse(process.env.MUTANT ?? ''))
const isIts = (id: string) => id.endsWith(`/${mutant.path}`)

export default mergeConfig(config, {
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      transform: (code: string, id: string) => (isIts(id) ? { code: mutated(code, mutant), map: null } : undefined),
      // What was transformed is kept between runs: with this fault under a key of its own.
      configureVitest({ defineCacheKeyGenerator }: VitestPluginContext) {
        defineCacheKeyGenerator(({ id }) => (isIts(id) ? JSON.stringify(mutant) : undefined))
      },
    },
  ],
})
