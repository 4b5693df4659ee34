import { parseArgs } from 'node:util'
import { Fault } from '#lib'

export type Options = {
  file: string
  /** The installation; without it, one that is thrown away afterwards. */
  to: { address: string; key: string } | undefined
  speed: number
  stateFile: string
  jsonFile: string | undefined
}

/** What was asked for on the command line; undefined: for help. @throws Fault replay.bad-options, replay.bad-speed, replay.bad-address */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options | undefined {
  const { values, positionals } = parse(args)
  if (values.help) return undefined
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new Fault('replay.bad-options', 400, { options: args.join(' ') })
  const address = values.address ?? env.SOBREMESA_ADDRESS
  const key = values.key ?? env.SOBREMESA_KEY
  return {
    file,
    to: address ? { address: originOf(address), key: keyOf(key) } : undefined,
    speed: speedOf(values.speed),
    stateFile: values.state ?? `${file}.replay.json`,
    jsonFile: values.json,
  }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  const options = {
    address: text,
    key: text,
    speed: text,
    state: text,
    json: text,
    help: { type: 'boolean', short: 'h' },
  } as const
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new Fault('replay.bad-options', 400, { options: args.join(' ') }, error)
  }
}

function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new Fault('replay.bad-address', 400, { address })
  return url.origin
}

function keyOf(key: string | undefined): string {
  if (!key?.startsWith('smk_')) throw new Fault('replay.no-key', 400)
  return key
}

function speedOf(text = '0'): number {
  const speed = Number(text)
  if (text.trim() === '' || !Number.isFinite(speed) || speed < 0)
    throw new Fault('replay.bad-speed', 400, { speed: text })
  return speed
}
