import type { Sound } from './query.ts'

type Bind = (given: unknown) => string

/** From here on somebody sounds happy, or below its contrary unhappy. */
const clear = 0.25
/** Today, or now. */
const urgent = 2

/** What a reading `g` has to say; what is no more than a guess is no feeling. */
function conditionOf({ aspect, value }: Sound, bind: Bind): string {
  switch (aspect) {
    case 'tone':
      if (value === 'neutral') return `g.sentiment > ${-clear} and g.sentiment < ${clear} and not g.is_unsure`
      return `g.sentiment ${value === 'negative' ? `<= ${-clear}` : `>= ${clear}`} and not g.is_unsure`
    case 'urgent':
      return `g.urgency ${value === 'yes' ? '>=' : '<'} ${urgent}`
    default:
      return `g.${aspect} = ${bind(value)}`
  }
}

const reading = `select 1 from readings g where g.workspace_id = $1 and g.message_id`

/** The same as conditions on the id of a message. */
export const readAs = (sounds: readonly Sound[], id: string, bind: Bind): string[] =>
  sounds.map(sound => `${sound.isWithout ? 'not ' : ''}exists (${reading} = ${id} and ${conditionOf(sound, bind)})`)

/** The entries of all that reads so; undefined where only what does not is asked for. */
export function soundsIn(sounds: readonly Sound[], bind: Bind): string | undefined {
  const wanted = sounds.filter(({ isWithout }) => !isWithout)
  if (wanted.length === 0) return undefined
  return `(select e.* from readings g join search_entries e on e.workspace_id = g.workspace_id and e.id = g.message_id
    where g.workspace_id = $1 and ${wanted.map(sound => conditionOf(sound, bind)).join(' and ')})`
}
