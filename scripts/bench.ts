/**
 * `npm run bench`: speed and size, each against a floor page in the same run on the same server and browser (scripts/bench/floor).
 */
import { printFigures } from './bench/figure';
import type { Figure } from './bench/figure';
import { measureAgents } from './bench/agents';
import { DEAD_STUN, measureDial } from './bench/dial';
import { measureDrain } from './bench/drain';
import { measureDurable } from './bench/durable';
import { measureEmulatorCalls } from './bench/emulatorCalls';
import { measureEmulatorStart } from './bench/emulatorStart';
import { measureBytes, measureLoad } from './bench/load';
import { measurePop } from './bench/pop';
import { measureRing } from './bench/ring';
import { importBuilt } from './bench/rulesBuilt';
import type * as Numbers from './bench/popNumbers';
import type * as Rules from './bench/rules';
import { floorOnStage, oursOnStage } from './bench/stage';
import { launchBrowser } from './browser';
import { buildSoftphone } from './build';

const { zip } = await buildSoftphone({ minify: true });
const stages = {
  floor: await floorOnStage(),
  ours: await oursOnStage(),
  oursWithStun: await oursOnStage({ 'phoneLine/stunServers': DEAD_STUN }),
};
const browser = await launchBrowser();
const figures: Figure[] = [
  { name: 'P1 static resource, zipped', value: zip / 1024, unit: 'KiB', target: '<= 1 MB', passed: zip <= 1_000_000 },
];
try {
  figures.push(...(await measureBytes(browser, stages.ours)));
  figures.push(...(await measureLoad(browser, stages)));
  figures.push(...(await measureRing(browser, stages)), ...(await measurePop(browser, stages)));
  figures.push((await importBuilt<typeof Rules>('scripts/bench/rules.ts')).measureRules());
  figures.push(await (await importBuilt<typeof Numbers>('scripts/bench/popNumbers.ts')).measureNumbers());
  figures.push(...(await measureDial(browser, stages)));
  figures.push(...(await measureEmulatorCalls(browser)), ...(await measureEmulatorStart(browser)));
  figures.push(...(await measureDurable(browser, stages)), ...(await measureDrain(browser, stages.ours)));
  figures.push(...(await measureAgents(10_000, 12)), ...(await measureAgents(100_000, 20)));
} finally {
  await browser.close();
  await Promise.all(Object.values(stages).map((stage) => stage.emulator.close()));
}
console.log(
  '\nEach figure is ours; "floor" is the smallest page of LWC and SIP.js with one field and one button, measured in turn with it; of the\nemulator (E) a bare message over the same border, and an empty page with the same style sheet.\n',
);
printFigures(figures);
process.exitCode = figures.every((figure) => figure.passed) ? 0 : 1;
