/** How the program that measures talks with a server that it started, in a process of its own. */

export interface Asked {
  ask: string
  with?: unknown
}

/** Answers what the driver asks: always how much processor time this server has used, and whatever else is given here. */
export function answerDriver(answers: Record<string, (given: unknown) => Promise<unknown>>): void {
  const all: typeof answers = { cpu: async () => process.cpuUsage(), ...answers }
  process.on('message', async ({ ask, with: given }: Asked) => process.send?.({ answer: await all[ask]?.(given) }))
  process.on('disconnect', () => process.exit(0))
}

export const listening = async (address: string): Promise<void> => {
  process.send?.({ answer: address })
}
