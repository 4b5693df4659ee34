import type { Channel } from '#channel'
import type { ChannelCase } from './case.ts'
import { caseNames } from './cases.ts'

export type Registered = {
  /** Names of the folders below channels/ that hold a channel. */
  folders: readonly string[]
  register: ReadonlyMap<string, Channel>
  cases: readonly ChannelCase[]
  /** Key → message, by language. */
  catalogues: Record<string, Record<string, string>>
}

/** One sentence for each thing that is missing between folders, register, cases and texts. */
export function registerFaults({ folders, register, cases, catalogues }: Registered): string[] {
  return [
    ...folders.filter(folder => !register.has(folder)).map(folder => `${folder}: the folder is not in the register`),
    ...[...register.keys()]
      .filter(id => !folders.includes(id))
      .map(id => `${id}: registered, but there is no such folder`),
    ...[...register]
      .filter(([id, channel]) => id !== channel.id)
      .map(([id, channel]) => `${id}: registered, but calls itself ${channel.id}`),
    ...[...register]
      .filter(([, channel]) => !cases.some(each => each.channel === channel))
      .map(([id]) => `${id}: has no case for the suite`),
    ...cases.flatMap(skipFaults),
    ...[...register.values()].flatMap(channel => wordFaults(channel, catalogues)),
  ]
}

function skipFaults({ channel, skips }: ChannelCase): string[] {
  return skips.flatMap(skip => {
    if (!caseNames.includes(skip.case)) return [`${channel.id}: skips ${skip.case}, which is no case`]
    return skip.reason.trim() === '' ? [`${channel.id}: skips ${skip.case} without a reason`] : []
  })
}

function wordFaults({ id, settings }: Channel, catalogues: Registered['catalogues']): string[] {
  const wanted = settings.fields.flatMap(({ key, options = [] }) => [
    `channel.${id}.setting.${key}.label`,
    `channel.${id}.setting.${key}.help`,
    ...options.map(option => `channel.${id}.setting.${key}.option.${option}`),
  ])
  return Object.entries(catalogues).flatMap(([language, catalogue]) =>
    wanted.filter(key => !catalogue[key]).map(key => `${key}: is missing in ${language}`),
  )
}
