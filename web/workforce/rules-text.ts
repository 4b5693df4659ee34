import { type WorkKind, workKinds, type WorkRules } from '#protocol'

/** As they stand in the fields: units, and seconds. */
export type WrittenRules = Record<
  WorkKind | 'parked' | 'offerLive' | 'offerOther' | 'wrapVoice' | 'wrapOther' | 'pauses',
  string
>

const SECOND = 1000

export const writtenRules = ({ weights, parkedUnits, offerMs, wrapUpMs, pausesADay }: WorkRules): WrittenRules => ({
  ...(Object.fromEntries(workKinds.map(kind => [kind, String(weights[kind])])) as Record<WorkKind, string>),
  parked: String(parkedUnits),
  offerLive: String(offerMs.live / SECOND),
  offerOther: String(offerMs.other / SECOND),
  wrapVoice: String(wrapUpMs.voice / SECOND),
  wrapOther: String(wrapUpMs.other / SECOND),
  pauses: String(pausesADay),
})

/** And back; undefined while a field holds no whole number. Whether it is within sense the server says. */
export function readRules(written: WrittenRules): WorkRules | undefined {
  if (!Object.values(written).every(text => /^\d{1,5}$/.test(text.trim()))) return undefined
  const of = (key: keyof WrittenRules): number => Number(written[key])
  return {
    weights: Object.fromEntries(workKinds.map(kind => [kind, of(kind)])) as WorkRules['weights'],
    parkedUnits: of('parked'),
    offerMs: { live: of('offerLive') * SECOND, other: of('offerOther') * SECOND },
    wrapUpMs: { voice: of('wrapVoice') * SECOND, other: of('wrapOther') * SECOND },
    pausesADay: of('pauses'),
  }
}
