"""Run the command line as ``python -m xinzhi.cli``."""

from xinzhi.cli.main import main

if __name__ == "__main__":
    main()
