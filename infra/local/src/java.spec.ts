import { describe, expect, it } from '@jest/globals';
import { findJava, parseJavaSettings } from './java.js';

describe('parseJavaSettings', () => {
  it.each([
    ['17', 17],
    ['1.8', 8],
    ['25', 25],
  ])('reads the home and the version %s', (text, version) => {
    const output = `Property settings:\n    java.home = /opt/my jdk\n    java.specification.version = ${text}\n    java.vm.version = ${text}.1+2\n`;
    expect(parseJavaSettings(output)).toEqual({ executable: '/opt/my jdk/bin/java', version, build: `${text}.1+2` });
  });

  it('takes anything else for no Java', () => {
    expect(parseJavaSettings('java: command not found')).toBeUndefined();
  });
});

describe('findJava', () => {
  it('prefers JAVA_HOME, also when that is wrong, so that nobody gets another Java than they set', async () => {
    expect(await findJava({ ...process.env, JAVA_HOME: '/nowhere' })).toBeUndefined();
  });
});
