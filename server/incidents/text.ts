/** What stands in the place of the variables. */
export type Names = { customer: string; agent: string; incident: string }

const firstOf = (name: string): string => name.trim().split(/\s+/)[0] ?? ''

/** The text as one customer gets it; where a name is not known, the sentence closes over the gap. Pure. */
export function fillIn(text: string, { customer, agent, incident }: Names): string {
  const values: Record<string, string> = {
    'customer.first-name': firstOf(customer),
    'agent.first-name': firstOf(agent),
    'incident.name': incident,
  }
  return text.replaceAll(/( ?)\{\{\s*([a-z.-]+)\s*\}\}/g, (whole, space: string, name: string) => {
    const value = values[name]
    return value === undefined ? whole : value === '' ? '' : space + value
  })
}
