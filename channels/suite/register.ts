import type { Channel } from '#channel'
import type { ChannelCase } from './case.ts'
import { caseNames } from './cases.ts'

export type Registered = {
  /** Names of the folders below channels/ that hold a channel. */
  folders: readonly string[]
  register: ReadonlyMap<string, Channel>
  cases: readonly ChannelCase[]
}

/** One sentence for each thing that is missing between folders, register, cases and texts. */
export function registerFaults({ folders, register, cases }: Registered): string[] {
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
    ...[...register.values()].flatMap(wordFaults),
  ]
}

function skipFaults({ channel, skips }: ChannelCase): string[] {
  return skips.flatMap(skip => {
    if (!caseNames.includes(skip.case)) return [`${channel.id}: skips ${skip.case}, which is no case`]
    return skip.reason.trim() === '' ? [`${channel.id}: skips ${skip.case} without a reason`] : []
  })
}

/** Every language has the same words, and they name whatever the set-up form shows. */
function wordFaults({ id, settings, words }: Channel): string[] {
  const wanted = settings.fields.flatMap(({ key, options = [] }) => [
    `setting.${key}.label`,
    `setting.${key}.help`,
    ...options.map(option => `setting.${key}.option.${option}`),
  ])
  const all = new Set(['about', ...wanted, ...Object.values(words).flatMap(Object.keys)])
  return Object.entries(words).flatMap(([language, known]) =>
    [...all].filter(key => !known[key]?.trim()).map(key => `${id}: ${key} is missing in ${language}`),
  )
}
