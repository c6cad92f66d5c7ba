import os
# --8<-- [start:greet]
def greet():
    print("hi")
# --8<-- [end:greet]
