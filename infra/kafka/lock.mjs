// Writes jars.lock.json anew: what pom.xml resolves to, with the digests of the jars. For a change of Kafka's version;
// needs Maven, and is to be run where Maven's answers are trusted: from then on only these very files are run.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative, sep } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'zhezi-kafka-lock-'));
try {
  const pom = join(import.meta.dirname, 'pom.xml');
  const list = join(folder, 'classpath');
  const repository = join(folder, 'repository');
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath';
  const flags = ['-q', '-B', '-f', pom, `-Dmaven.repo.local=${repository}`, `-Dmdep.outputFile=${list}`];
  execFileSync('mvn', [...flags, goal], { stdio: ['ignore', 2, 2] });
  const jars = readFileSync(list, 'utf8').trim().split(delimiter).sort();
  const locked = jars.map((jar) => {
    const content = readFileSync(jar);
    const path = relative(repository, jar).split(sep).join('/');
    return { path, size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  });
  const kafka = /kafka_2\.13<\/artifactId>\s*<version>([^<]+)/.exec(readFileSync(pom, 'utf8'))[1];
  writeFileSync(join(import.meta.dirname, 'jars.lock.json'), `${JSON.stringify({ kafka, jars: locked }, null, 2)}\n`);
  console.log(`${locked.length} jars of Kafka ${kafka} are locked`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
