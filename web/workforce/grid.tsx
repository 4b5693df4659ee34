import { type CSSProperties, type KeyboardEvent, useId, useRef, useState } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { Skill } from '#protocol'
import { useLanguage, useText } from '#web/texts'
import { GridRow } from './grid-row.tsx'
import type { Agent } from './people.ts'
import { type Spot, spotAfter } from './spot.ts'
import css from './grid.module.css'

type GridProps = {
  agents: readonly Agent[]
  skills: readonly Skill[]
  onOpen: (personId: string) => void
  onLevel: (agent: Agent, skillId: string, level: number) => void
}

const TALL = 46

/** People down, skills across. Arrows move, digits say the level, Enter opens the person. */
export function Grid({ agents, skills, onOpen, onLevel }: GridProps) {
  const t = useText()
  const { language } = useLanguage()
  const id = useId()
  const grid = useRef<HTMLDivElement>(null)
  const [kept, setSpot] = useState<Spot>({ row: 0, column: 0 })
  const spot = { row: Math.min(kept.row, agents.length - 1), column: Math.min(kept.column, skills.length) }
  const rows = useVirtualizer({
    count: agents.length,
    getScrollElement: () => grid.current,
    estimateSize: () => TALL,
    getItemKey: at => agents[at]!.personId,
    overscan: 10,
    scrollPaddingStart: TALL,
  })
  const goTo = (next: Spot): void => {
    setSpot(next)
    if (next.row !== spot.row) rows.scrollToIndex(next.row)
    requestAnimationFrame(() =>
      document
        .getElementById(cellId(id, agents[next.row]!.personId, next.column))
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    )
  }
  const hear = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const agent = agents[spot.row]!
    const skill = skills[spot.column - 1]
    const isErased = event.key === 'Delete' || event.key === 'Backspace'
    const level = isErased ? 0 : /^[0-5]$/.test(event.key) ? Number(event.key) : undefined
    const next = spotAfter(event.key, spot, { rows: agents.length, columns: skills.length + 1 })
    if (next) goTo(next)
    else if (event.key === 'Enter') onOpen(agent.personId)
    else if (level !== undefined && skill) onLevel(agent, skill.id, level)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const style = { '--columns': skills.length } as CSSProperties
  return (
    <div
      ref={grid}
      className={css.grid}
      style={style}
      role="grid"
      tabIndex={0}
      aria-label={t('staff.people')}
      aria-rowcount={agents.length + 1}
      aria-colcount={skills.length + 1}
      aria-activedescendant={cellId(id, agents[spot.row]!.personId, spot.column)}
      onKeyDown={hear}
    >
      <div role="rowgroup" className={css.top}>
        <div role="row" aria-rowindex={1} className={css.row}>
          <span role="columnheader" className={css.name}>
            {t('staff.person')}
          </span>
          {skills.map(skill => (
            <span key={skill.id} role="columnheader" className={css.skill} title={skill.name[language]}>
              <bdi>{skill.name[language]}</bdi>
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={css.rows} style={{ blockSize: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ key, index, start }) => (
          <GridRow
            key={key}
            {...{ index, start, skills, onOpen }}
            agent={agents[index]!}
            idOf={column => cellId(id, agents[index]!.personId, column)}
            column={spot.row === index ? spot.column : undefined}
            onSpot={column => setSpot({ row: index, column })}
          />
        ))}
      </div>
    </div>
  )
}

const cellId = (id: string, personId: string, column: number): string => `${id}-${personId}-${column}`
