"""What the operating system says of a file, in both languages."""

from __future__ import annotations

import errno

from xinzhi.errors import XinzhiError
from xinzhi.lang import Words

KNOWN = {
    errno.ENOENT: Words("不存在", "it does not exist"),
    errno.EACCES: Words("没有权限", "permission denied"),
    errno.EPERM: Words("不允许此操作", "the operation is not permitted"),
    errno.EEXIST: Words("同名文件已存在", "a file of that name is in the way"),
    errno.EISDIR: Words("它是文件夹，不是文件", "it is a folder, not a file"),
    errno.ELOOP: Words("链接循环指向自身", "it is a link that leads in a circle"),
    errno.ENOTDIR: Words("路径中有一段不是文件夹", "a part of the path is not a folder"),
    errno.ENOTEMPTY: Words("文件夹不是空的", "the folder is not empty"),
    errno.ENAMETOOLONG: Words("名称太长", "the name is too long"),
    errno.ENOSPC: Words("磁盘已满", "the disk is full"),
    errno.EDQUOT: Words("磁盘配额已用完", "the disk quota is used up"),
    errno.EROFS: Words("磁盘只读", "the disk is read-only"),
    errno.EIO: Words("读写出错", "the disk reports an error"),
}


def trouble(error: OSError) -> Words:
    """Say in words what hindered a file from being read or written.

    >>> trouble(OSError(errno.ENOSPC, "No space left on device")).en
    'the disk is full'
    """
    said = error.strerror or str(error)
    return KNOWN.get(error.errno or 0, Words(said, said))


class SystemAccessError(XinzhiError):
    """A file or device that the system refuses, wherever it was met."""

    @classmethod
    def refused(cls, error: OSError) -> SystemAccessError:
        """Report what was refused and why."""
        said, name = trouble(error), error.filename2 or error.filename
        zh, en = (str(name), str(name)) if name else ("屏幕输出", "the terminal")
        return cls(
            "system.refused",
            zh=f"不能读写 {zh}：{said.zh}。请检查路径、权限与磁盘空间。上一次完成的结果没有改动。",
            en=f"{en} cannot be read or written: {said.en}. Check the path, rights and space. "
            "The results of the last finished run are unchanged.",
        )
