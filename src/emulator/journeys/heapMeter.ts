import type { CDPSession, Frame } from 'playwright-core';
import type { Desk } from './desk';
import { phoneFrame } from './desk';

/** Bytes in the phone's own frame once everything that can go has gone. */
export interface HeapSample {
  /** What the phone's program holds: objects, texts, closures, and the browser's nodes, media and connections. */
  readonly heldBytes: number;
  /** All of V8's heap: also compiled code, which grows for hundreds of calls as paths become hot, and what Playwright leaves there. */
  readonly wholeBytes: number;
}

const HELD = [
  ...(['object', 'array', 'string', 'concatenated string', 'sliced string'] as const),
  ...(['closure', 'number', 'bigint', 'regexp', 'symbol', 'native'] as const),
];

/** The engine's own lists of scripts and shapes, and what the browser records because a debugger listens to its requests. */
const NOT_THE_PAGE = /^system \/|NetworkResourcesData|XHRReplayData/;

interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [string[]] };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/** Listens to the phone's frame; it must have a process of its own (`isolatesPhone`). */
export async function watchHeap(desk: Desk): Promise<() => Promise<HeapSample>> {
  const frame = phoneFrame(desk.page);
  const session = await desk.context.newCDPSession(frame);
  return async () => {
    await collectAll(frame, session);
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return { heldBytes: heldIn(await takeSnapshot(session)), wholeBytes: usedSize };
  };
}

/** What a finished request or a drawn screen let go of is only found after the turn in which it did. */
async function collectAll(frame: Frame, session: CDPSession): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    await session.send('HeapProfiler.collectGarbage');
  }
}

async function takeSnapshot(session: CDPSession): Promise<Snapshot> {
  const chunks: string[] = [];
  const hear = ({ chunk }: { readonly chunk: string }): void => void chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', hear);
  await session.send('HeapProfiler.takeHeapSnapshot', {});
  session.off('HeapProfiler.addHeapSnapshotChunk', hear);
  return JSON.parse(chunks.join('')) as Snapshot;
}

function heldIn({ snapshot: { meta }, nodes, strings }: Snapshot): number {
  const [types] = meta.node_types;
  const [type, name, size] = ['type', 'name', 'self_size'].map((field) => meta.node_fields.indexOf(field)) as [
    number,
    number,
    number,
  ];
  let held = 0;
  for (let node = 0; node < nodes.length; node += meta.node_fields.length) {
    const kind = types[nodes[node + type]!]!;
    const isHeld = HELD.includes(kind as (typeof HELD)[number]);
    if (isHeld && !(kind === 'native' && NOT_THE_PAGE.test(strings[nodes[node + name]!]!))) held += nodes[node + size]!;
  }
  return held;
}
