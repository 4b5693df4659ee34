import { parityBounds, type ParityGroup, type ParityVerdict } from '#protocol'
import { type Key, useFormats, useText } from '#web/texts'
import { Num, Table } from '#web/ui'
import css from './parity.module.css'

export const VERDICTS: Record<ParityVerdict, Key> = {
  slower: 'parity.slower',
  faster: 'parity.faster',
  unsure: 'parity.unsure',
  alike: 'parity.alike',
  few: 'parity.few',
}

type Named = ParityGroup & { name: string }

/** A line for each group: how many, how it waits beside all, how surely, and what that means. */
export function Groups({ title, groups }: { title: string; groups: readonly Named[] }) {
  const t = useText()
  const formats = useFormats()
  return (
    <Table title={title}>
      <thead>
        <tr>
          <th scope="col">{t('parity.group')}</th>
          <Num isHead>{t('parity.count')}</Num>
          <Num isHead>{t('parity.ratio')}</Num>
          <th scope="col" aria-hidden="true" className={css.drawn} />
          <th scope="col">{t('parity.verdict')}</th>
          <Num isHead>p</Num>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ key, name, count, ratio, p, verdict }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <Num>{formats.number(count)}</Num>
            <Num>{formats.number(ratio, { maximumFractionDigits: 2 })}</Num>
            <td aria-hidden="true" className={css.drawn}>
              <Band ratio={ratio} />
            </td>
            <td>{t(VERDICTS[verdict])}</td>
            <Num>{p < 0.001 ? `<\u00a0${formats.number(0.001)}` : formats.number(p, { maximumFractionDigits: 3 })}</Num>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

const WIDE = 160
/** Half to twice, on a scale where as much longer is as far as as much shorter. */
const at = (ratio: number): number => (WIDE / 2) * (1 + Math.max(-0.95, Math.min(0.95, Math.log2(ratio || 0.5))))

function Band({ ratio }: { ratio: number }) {
  return (
    <svg viewBox={`0 0 ${WIDE} 16`} width={WIDE} height={16} className={css.band}>
      <path d={`M0 8H${WIDE}`} className={css.all} />
      <path d={`M${at(parityBounds.least)} 8H${at(parityBounds.most)}`} className={css.tolerated} />
      <circle cx={at(ratio)} cy={8} r={4} />
    </svg>
  )
}
