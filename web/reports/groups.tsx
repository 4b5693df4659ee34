import type { Conversion, ConversionGroup, Share } from '#protocol'
import { useFormats, useText } from '#web/texts'
import { Num, Table, VisuallyHidden } from '#web/ui'
import { type Grouping, NONE } from './look.ts'
import { FIGURES, GROUPING_NAMES } from './names.ts'
import { OpenFigure, ShareFigure } from './share-figure.tsx'
import type { Go } from './tone-page.tsx'
import { useGroupName } from './use-group-name.ts'
import css from './reports.module.css'

type GroupsProps = { groups: readonly ConversionGroup[]; by: Grouping; onGo: Go }

/** Where it goes otherwise: a line for each channel, reason or team, its share drawn with what is sure of it. */
export function Groups({ groups, by, onGo }: GroupsProps) {
  const t = useText()
  const formats = useFormats()
  const nameOf = useGroupName(by)
  return (
    <Table title={t(GROUPING_NAMES[by].title)}>
      <thead>
        <tr>
          <th scope="col">{t(GROUPING_NAMES[by].name)}</th>
          <Num isHead>{t(FIGURES.conversion.name)}</Num>
          <th scope="col">
            <VisuallyHidden>{t('reports.range')}</VisuallyHidden>
            <span className={css.scale} aria-hidden="true">
              <span>{formats.percent(0)}</span>
              <span>{formats.percent(1)}</span>
            </span>
          </th>
          <Num isHead>{t('reports.began-bad')}</Num>
          {OTHERS.map(name => (
            <Num key={name} isHead>
              {t(FIGURES[name].name)}
            </Num>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(group => (
          <Group key={group.key ?? NONE} {...{ group, by, onGo }} name={nameOf(group.key ?? NONE)} />
        ))}
      </tbody>
    </Table>
  )
}

const OTHERS = ['strict', 'deterioration', 'coverage'] as const

type GroupProps = Omit<GroupsProps, 'groups'> & { group: ConversionGroup; name: string }

function Group({ group, by, name, onGo }: GroupProps) {
  const t = useText()
  const formats = useFormats()
  const of = group.key ?? NONE
  const figure = (figureName: keyof Conversion) => (
    <Num key={figureName}>
      <ShareFigure
        name={figureName}
        share={group[figureName]}
        onLook={() => onGo({ by, figure: FIGURES[figureName].behind, of }, false)}
      />
    </Num>
  )
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      {figure('conversion')}
      <td>
        <Interval share={group.conversion} />
      </td>
      <Num>
        <OpenFigure
          name={t('reports.began-bad')}
          means={t('reports.began-bad.means')}
          value={formats.number(group.conversion.of)}
          onLook={() => onGo({ by, figure: 'cohort', of }, false)}
        />
      </Num>
      {OTHERS.map(figure)}
    </tr>
  )
}

const WIDE = 160
const EDGE = 5

/** From nothing to all: where the share lies, and how far it may be from there. */
function Interval({ share: { share, low, high } }: { share: Share }) {
  const t = useText()
  const formats = useFormats()
  if (share === null || low === null || high === null) return null
  const at = (part: number): number => EDGE + part * (WIDE - 2 * EDGE)
  return (
    <>
      <VisuallyHidden>
        {t('reports.between', { low: formats.percent(low), high: formats.percent(high) })}
      </VisuallyHidden>
      <svg viewBox={`0 0 ${WIDE} 16`} width={WIDE} height={16} className={css.interval} aria-hidden="true">
        <path d={`M${at(0)} 8H${at(1)}`} className={css.all} />
        <path d={`M${at(low)} 8H${at(high)}`} className={css.range} />
        <circle cx={at(share)} cy={8} r={4} />
      </svg>
    </>
  )
}
