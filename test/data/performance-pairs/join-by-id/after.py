def match_readings(blocks, sensors):
    """Pairs every block with the sensor that has its id."""
    unit_of = {}
    for sensor in sensors:
        unit_of.setdefault(sensor["id"], sensor["unit"])
    return [(block["name"], unit_of[block["sensor_id"]]) for block in blocks if block["sensor_id"] in unit_of]
