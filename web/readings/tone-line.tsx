import type { Message } from '#protocol'
import { Popover } from '#web/overlay'
import { useFormats, usePageTexts, useText } from '#web/texts'
import { Num, Table } from '#web/ui'
import { type Box, fewest, lineOf, type Point, pointsOf, stepOf, sureIn } from './tone-points.ts'
import { toneWords } from './tone-words.ts'
import css from './readings.module.css'

type ToneLineProps = {
  /** Those at hand, oldest first. */
  messages: readonly Message[]
  conversationId: string
  onLook: (messageId: string) => void
}

/** How the customer has sounded in this conversation, message by message; nothing where there is too little to tell. */
export function ToneLine({ messages, conversationId, onLook }: ToneLineProps) {
  const t = useText()
  const hasTexts = usePageTexts()
  const signed = useSigned()
  if (!hasTexts) return null
  const points = pointsOf(messages, conversationId)
  const sure = sureIn(points)
  if (sure.length < fewest) return null
  const from = signed(sure[0]!)
  const to = signed(sure.at(-1)!)
  return (
    <Popover
      label={t('readings.tone')}
      renderTrigger={props => (
        <button {...props} type="button" className={css.tone} data-deed="readings.tone">
          <Line sentiments={sure} box={SMALL} />
          <span className={css.words}>
            {t('readings.tone')} <span className={css.figures}>{t('readings.tone.ends', { from, to })}</span>
          </span>
        </button>
      )}
    >
      {close => (
        <Told
          {...{ points, sure }}
          onLook={id => {
            close()
            onLook(id)
          }}
        />
      )}
    </Popover>
  )
}

const SMALL: Box = { width: 72, height: 18, edge: 3 }
const LARGE: Box = { width: 320, height: 64, edge: 5 }

function Line({ sentiments, box }: { sentiments: readonly number[]; box: Box }) {
  const line = lineOf(sentiments, box)
  const last = line.at(-1)!
  return (
    // Time goes the same way in every script.
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      width={box.width}
      height={box.height}
      className={css.line}
      aria-hidden="true"
    >
      <path d={`M0 ${box.height / 2}H${box.width}`} className={css.zero} />
      <polyline points={line.map(({ x, y }) => `${x},${y}`).join(' ')} className={css.path} />
      {box === LARGE && line.slice(0, -1).map(({ x, y }) => <circle key={x} cx={x} cy={y} r={2} />)}
      <circle cx={last.x} cy={last.y} r={2.6} />
    </svg>
  )
}

type ToldProps = { points: readonly Point[]; sure: readonly number[]; onLook: (messageId: string) => void }

/** The same in a sentence and as a table, each line of which leads to its message. */
function Told({ points, sure, onLook }: ToldProps) {
  const t = useText()
  const formats = useFormats()
  const signed = useSigned()
  const [from, to] = [toneWords(stepOf(sure[0]!), t), toneWords(stepOf(sure.at(-1)!), t)]
  return (
    <div className={css.told}>
      <p className={css.sentence}>
        {from === to ? t('readings.tone.same', { from }) : t('readings.tone.changed', { from, to })}
      </p>
      <Line sentiments={sure} box={LARGE} />
      <p className={css.small}>{t('readings.tone.means')}</p>
      <div className={css.table}>
        <Table title={t('readings.tone.table')}>
          <thead>
            <tr>
              <th scope="col">{t('readings.message')}</th>
              <Num isHead>{t('readings.tone')}</Num>
            </tr>
          </thead>
          <tbody>
            {points.map(({ id, at, text, sentiment }) => (
              <tr key={id}>
                <td>
                  <button type="button" className={css.message} onClick={() => onLook(id)}>
                    <time>{formats.moment(at)}</time>
                    <span dir="auto" className={css.said}>
                      {text}
                    </span>
                  </button>
                </td>
                <Num>{sentiment === null ? t('readings.unsure') : signed(sentiment)}</Num>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </div>
  )
}

/** −0,62 */
function useSigned(): (value: number) => string {
  const formats = useFormats()
  return value =>
    formats
      .number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'negative' })
      .replace('-', '−')
}
