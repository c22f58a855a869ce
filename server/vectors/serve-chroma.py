# Runs the Chroma server inside the wheel's native library, without the wheel's Python packages.
# Arguments: the folder of the library, then those of `chroma`. Ends with the process that holds its standard input, however that one ends.
import os
import signal
import sys
import threading


def end_with_parent():
    while os.read(0, 1024):
        pass
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()
sys.path.insert(0, sys.argv.pop(1))
import chromadb_rust_bindings

# The library's own handlers would swallow both.
signal.signal(signal.SIGTERM, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.SIG_DFL)
chromadb_rust_bindings.cli(["chroma", *sys.argv[1:]])
