import { exportJWK, generateKeyPair } from 'jose';
import type { organizationCommands } from '#organizations/contract';
import type { Ids, Scene, ScenesOf } from './scene.js';
import type { World } from './world.js';

const nothing: Scene = { prepare: () => Promise.resolve({}) };
const ofUnit: Scene = { prepare: (world) => registerUnit(world, 'department') };
let registered = 0;

async function registerUnit(world: World, kind: string): Promise<{ readonly unitId: string }> {
  const unitId = `story-${String(++registered)}`;
  await world.give('director', '/v1/units', { unitId, name: `第${String(registered)}工作组`, kind, aliases: [] });
  return { unitId };
}

async function registerPost(world: World): Promise<{ readonly postId: string }> {
  const postId = `story-${String(++registered)}`;
  await world.give('director', '/v1/posts', { postId, title: `第${String(registered)}组组长` });
  return { postId };
}

async function withKey(world: World): Promise<Ids> {
  const unit = await registerUnit(world, 'department');
  const { publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const body = { keyId: 'oa-2023', publicKey: await exportJWK(publicKey), role: 'clerk', label: '办公系统' };
  await world.give('director', `/v1/units/${unit.unitId}/keys`, body);
  return unit;
}

async function withHolder(world: World): Promise<Ids> {
  const post = await registerPost(world);
  await world.give('director', `/v1/posts/${post.postId}/holders`, { person: '陈明远', on: '2023-03-01' });
  return post;
}

export const directoryScenes: ScenesOf<typeof organizationCommands> = {
  RegisterUnit: nothing,
  AddUnitAlias: ofUnit,
  RenameUnit: ofUnit,
  NoteFormerName: ofUnit,
  NoteMisprint: ofUnit,
  MergeUnit: ofUnit,
  SetCollectiveMembers: { prepare: (world) => registerUnit(world, 'collective') },
  RegisterUnitKey: ofUnit,
  RevokeUnitKey: { prepare: withKey },
  RegisterPost: nothing,
  ChangeHolder: { prepare: registerPost },
  CorrectHolderTerm: { prepare: withHolder },
};
