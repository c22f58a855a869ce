def match_readings(blocks, sensors):
    """Pairs every block with the sensor that has its id."""
    matched = []
    for block in blocks:
        for sensor in sensors:
            if sensor["id"] == block["sensor_id"]:
                matched.append((block["name"], sensor["unit"]))
                break
    return matched
