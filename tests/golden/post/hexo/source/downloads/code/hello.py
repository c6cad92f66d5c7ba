import sys
def hello(name):
    print(name)

hello("x")
