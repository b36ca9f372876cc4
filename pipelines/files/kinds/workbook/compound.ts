import {open} from 'node:fs/promises';

/**
 * What is inside an OLE2 compound file, by the names in the first sectors of its directory: a
 * password-protected .xlsx is wrapped in one, and an old .xls is one ([MS-CFB] 2.2 and 2.6).
 */
export async function compoundKind(file: string): Promise<'encrypted' | 'xls' | undefined> {
  const handle = await open(file);
  try {
    const header = Buffer.alloc(512);
    await handle.read(header, 0, 512, 0);
    const sectorSize = 2 ** Math.min(header.readUInt16LE(30), 12);
    const directory = Buffer.alloc(4096);
    await handle.read(directory, 0, 4096, (header.readUInt32LE(48) + 1) * sectorSize);
    const names = directory.toString('utf16le');
    if (names.includes('EncryptedPackage')) return 'encrypted';
    return /Workbook|Book/.test(names) ? 'xls' : undefined;
  } finally {
    await handle.close();
  }
}
