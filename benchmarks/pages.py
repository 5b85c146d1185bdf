def publish(last): return 0
