/** Numbers below one, the same ones for the same seed (a linear congruential generator). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Does all tasks, as many at once as there are lanes; a lane does one after another. After one that fails no other is begun. */
export async function inLanes<Lane, Task>(lanes: readonly Lane[], tasks: readonly Task[], work: (lane: Lane, task: Task) => Promise<void>): Promise<void> {
  const queue = [...tasks]
  await Promise.all(lanes.map(async (lane) => {
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
      await work(lane, task).catch((error: unknown) => {
        queue.length = 0
        throw error
      })
    }
  }))
}
